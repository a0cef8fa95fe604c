class ParameterValue:
    def __init__(self, value, *, value_type):
        self.value = value_type(value)
