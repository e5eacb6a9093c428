# include restaurant.py
