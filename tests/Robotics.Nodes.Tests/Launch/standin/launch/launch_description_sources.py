import os.path
import runpy

from . import perform


class PythonLaunchDescriptionSource:
    def __init__(self, path):
        self.path = path

    def visit(self, context):
        path, outer = perform(self.path, context), context.folder
        context.folder = os.path.dirname(os.path.abspath(path))
        context.visit(runpy.run_path(path)['generate_launch_description']().entities)
        context.folder = outer
