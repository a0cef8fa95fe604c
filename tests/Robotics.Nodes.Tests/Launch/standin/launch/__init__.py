"""Stands in for ROS 2's `launch`: just enough to find out which processes a launch file would start."""


class LaunchDescription:
    def __init__(self, entities):
        self.entities = entities


class LaunchContext:
    """Values of the arguments, the folder of the file at work, and what was found so far."""

    def __init__(self, values):
        self.values = dict(values)
        self.given = set(values)
        self.folder = None
        self.arguments = []
        self.nodes = []

    def visit(self, entities):
        for entity in entities:
            entity.visit(self)


def perform(value, context):
    """The text of a string, a substitution or a list of them."""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)):
        return ''.join(perform(part, context) for part in value)
    return value.perform(context)
