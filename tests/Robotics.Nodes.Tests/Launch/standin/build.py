"""Prints as JSON what a launch file declares and starts: build.py FILE [name:=value ...]"""

import json
import sys

from launch import LaunchContext
from launch.launch_description_sources import PythonLaunchDescriptionSource

context = LaunchContext(argument.split(':=', 1) for argument in sys.argv[2:])
PythonLaunchDescriptionSource(sys.argv[1]).visit(context)
unknown = context.given - {argument['name'] for argument in context.arguments}
if unknown:
    sys.exit(f'the launch file declares no {sorted(unknown)}')
json.dump({'arguments': context.arguments, 'nodes': context.nodes}, sys.stdout)
