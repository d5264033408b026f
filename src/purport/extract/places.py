"""stub"""
def find_places(*a): return ()
