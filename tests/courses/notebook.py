#!/usr/bin/env python3
"""notebook.py CELL.py...: prints a notebook whose cells are these files, each with what IPython shows below it.

Debian 13 has Jupyter's converter and no IPython: what its display classes write is written here as IPython 8 writes it.
"""
import ast
import json
import pathlib
import sys
import types


class IFrame:
    def __init__(self, src, width, height):
        self.html = f"""
        <iframe
            width="{width}"
            height="{height}"
            src="{src}"
            frameborder="0"
            allowfullscreen

        ></iframe>
        """

    def _repr_html_(self):
        return self.html


class HTML:
    def __init__(self, data):
        self.data = data

    def _repr_html_(self):
        return self.data


display = types.ModuleType("IPython.display")
display.IFrame, display.HTML = IFrame, HTML
sys.modules.update({"IPython": types.ModuleType("IPython"), "IPython.display": display})


def shown(source):
    """The HTML of the cell's last expression."""
    tree = ast.parse(source)
    names = {}
    exec(compile(ast.Module(tree.body[:-1], []), "cell", "exec"), names)
    return eval(compile(ast.Expression(tree.body[-1].value), "cell", "eval"), names)._repr_html_()


def cell(number, source):
    output = {"output_type": "execute_result", "execution_count": number, "metadata": {}, "data": {"text/html": shown(source), "text/plain": ""}}
    return {"cell_type": "code", "execution_count": number, "metadata": {}, "source": source, "outputs": [output]}


cells = [cell(number, pathlib.Path(path).read_text()) for number, path in enumerate(sys.argv[1:], 1)]
print(json.dumps({"nbformat": 4, "nbformat_minor": 4, "metadata": {"language_info": {"name": "python"}}, "cells": cells}))
