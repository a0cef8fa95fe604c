"""The segmentation node; `ros2 launch robotics segmentation.launch.py --show-args` lists what may be set."""

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument, OpaqueFunction
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution, ThisLaunchFileDir
from launch_ros.actions import Node
from launch_ros.parameter_descriptions import ParameterValue

AS_CONFIGURED = ''  # the parameter file decides, and without it the node
FLAGS = ['true', 'false']


def declare_arguments():
    return [
        DeclareLaunchArgument(
            'params_file',
            default_value=PathJoinSubstitution([ThisLaunchFileDir(), 'params', 'one_camera.yaml']),
            description='YAML file with the parameters of the node'),
        DeclareLaunchArgument(
            'model', default_value=AS_CONFIGURED,
            description='Model file (.onnx); empty: as in params_file, else the model that is shipped'),
        DeclareLaunchArgument(
            'provider', default_value=AS_CONFIGURED, choices=[AS_CONFIGURED, 'cpu', 'cuda', 'tensorrt'],
            description='Where the model runs; empty: as in params_file, else on the CPU'),
        DeclareLaunchArgument(
            'autostart', default_value=AS_CONFIGURED, choices=[AS_CONFIGURED, *FLAGS],
            description='Configure and activate the node at once; empty: as in params_file, else true'),
        DeclareLaunchArgument(
            'use_sim_time', default_value=AS_CONFIGURED, choices=[AS_CONFIGURED, *FLAGS],
            description='Take the time from /clock; empty: as in params_file, else false'),
        DeclareLaunchArgument('name', default_value='segmentation_node', description='Name of the node'),
        DeclareLaunchArgument('namespace', default_value='', description='Namespace of the node and of its relative topics'),
        DeclareLaunchArgument('image', default_value='image', description='Topic of the images; JPEG and PNG come from its /compressed'),
        DeclareLaunchArgument('camera_info', default_value='camera_info', description='Topic of the calibration'),
        DeclareLaunchArgument(
            'remap', default_value='',
            description="Further rules, with blanks between them: 'front/image:=/front/image_raw left/image:=/left/image_raw'"),
        DeclareLaunchArgument(
            'log_level', default_value='info', choices=['debug', 'info', 'warn', 'error', 'fatal'],
            description='Least severity that is logged'),
        DeclareLaunchArgument('respawn', default_value='true', choices=FLAGS, description='Start the node anew when it dies'),
        DeclareLaunchArgument('respawn_delay', default_value='2.0', description='Seconds before it is started anew'),
    ]


def given_parameters(value_of):
    texts = {name: ParameterValue(value_of(name), value_type=str) for name in ('model', 'provider') if value_of(name)}
    flags = {name: value_of(name) == 'true' for name in ('autostart', 'use_sim_time') if value_of(name)}
    return {**texts, **flags}


def remap_rules(value_of):
    image, camera_info = value_of('image'), value_of('camera_info')
    rules = [('image', image), ('image/compressed', image + '/compressed'), ('camera_info', camera_info)]
    further = []
    for rule in value_of('remap').split():
        source, assign, target = rule.partition(':=')
        if not (source and assign and target):
            raise ValueError(f"remap: '{rule}' is not of the form from:=to")
        further.append((source, target))
    return further + [(source, target) for source, target in rules if source != target]


def start_node(context):
    def value_of(name):
        return LaunchConfiguration(name).perform(context)

    parameters = [value_of('params_file')] if value_of('params_file') else []
    given = given_parameters(value_of)
    return [Node(
        package='robotics',
        executable='robotics-node',
        arguments=['node'],
        name=value_of('name'),
        namespace=value_of('namespace'),
        parameters=parameters + ([given] if given else []),
        remappings=remap_rules(value_of),
        ros_arguments=['--log-level', value_of('log_level')],
        respawn=value_of('respawn') == 'true',
        respawn_delay=float(value_of('respawn_delay')),
        output='screen',
    )]


def generate_launch_description():
    return LaunchDescription([*declare_arguments(), OpaqueFunction(function=start_node)])
