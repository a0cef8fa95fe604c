from . import perform


class DeclareLaunchArgument:
    def __init__(self, name, *, default_value, description, choices=None):
        self.name, self.default_value, self.description, self.choices = name, default_value, description, choices

    def visit(self, context):
        default = perform(self.default_value, context)
        value = context.values.setdefault(self.name, default)
        if self.choices is not None and value not in self.choices:
            raise RuntimeError(f"Argument \"{self.name}\" provided value \"{value}\" is not valid. Valid options are: {self.choices}")
        context.arguments.append(
            {'name': self.name, 'default': default, 'description': self.description, 'choices': self.choices})


class OpaqueFunction:
    def __init__(self, *, function):
        self.function = function

    def visit(self, context):
        context.visit(self.function(context))


class IncludeLaunchDescription:
    def __init__(self, source):
        self.source = source

    def visit(self, context):
        self.source.visit(context)
