import os.path

from . import perform


class LaunchConfiguration:
    def __init__(self, name):
        self.name = name

    def perform(self, context):
        if self.name not in context.values:
            raise LookupError(f"launch configuration '{self.name}' does not exist")
        return context.values[self.name]


class PathJoinSubstitution:
    def __init__(self, parts):
        self.parts = parts

    def perform(self, context):
        return os.path.join(*(perform(part, context) for part in self.parts))


class ThisLaunchFileDir:
    def perform(self, context):
        return context.folder
