import json
import os.path
import tempfile

from .parameter_descriptions import ParameterValue


class Node:
    """Puts the command line together in the order of launch_ros."""

    def __init__(self, *, package, executable, name, namespace, arguments=(), parameters=(), remappings=(), ros_arguments=(),
                 respawn=False, respawn_delay=0.0, output='log'):
        self.package, self.executable, self.name = package, executable, name
        self.namespace = namespace if namespace.startswith('/') else '/' + namespace
        self.parameters, self.remappings = parameters, remappings
        self.command = [*arguments, *(['--ros-args', *ros_arguments] if ros_arguments else [])]
        self.respawn, self.respawn_delay, self.output = bool(respawn), float(respawn_delay), output

    def visit(self, context):
        command = [*self.command, '--ros-args', '-r', f'__node:={self.name}', '-r', f'__ns:={self.namespace}']
        for parameters in self.parameters:
            path = self._write(parameters) if isinstance(parameters, dict) else parameters
            if not os.path.isfile(path):
                raise FileNotFoundError(f'parameter file {path} is not a file')
            command += ['--params-file', path]
        for source, target in self.remappings:
            command += ['-r', f'{source}:={target}']
        context.nodes.append({
            'package': self.package, 'executable': self.executable, 'command': command, 'respawn': self.respawn,
            'respawnDelay': self.respawn_delay, 'output': self.output})

    def _write(self, parameters):
        values = {name: value.value if isinstance(value, ParameterValue) else value for name, value in parameters.items()}
        full_name = self.namespace.rstrip('/') + '/' + self.name
        with tempfile.NamedTemporaryFile('w', prefix='launch_params_', delete=False) as file:
            json.dump({full_name: {'ros__parameters': values}}, file)  # JSON is YAML
        return file.name
