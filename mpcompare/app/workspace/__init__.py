"""The opened catalog with the user's programs and corrections laid over it.

Start with `workspace.py`: everything that window and command line ask of the data goes through a
`Workspace`. It may import the catalog and the model.
"""
