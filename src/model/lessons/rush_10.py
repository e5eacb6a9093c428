# include at_once.py
