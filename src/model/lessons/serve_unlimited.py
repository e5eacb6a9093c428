# include unlimited.py
