"""The segmentation node and a camera that needs no hardware: rendered street scenes, a folder of pictures or a video."""

from launch import LaunchDescription
from launch.actions import DeclareLaunchArgument, IncludeLaunchDescription, OpaqueFunction
from launch.launch_description_sources import PythonLaunchDescriptionSource
from launch.substitutions import LaunchConfiguration, PathJoinSubstitution, ThisLaunchFileDir
from launch_ros.actions import Node

CAMERA_OPTIONS = ('rate', 'size', 'images', 'video')


def start_camera(context):
    def value_of(name):
        return LaunchConfiguration(name).perform(context)

    options = [word for name in CAMERA_OPTIONS if value_of(name) for word in (f'--{name}', value_of(name))]
    topics = {
        'image': value_of('image'),
        'image/compressed': value_of('image') + '/compressed',
        'camera_info': value_of('camera_info'),
    }
    return [Node(
        package='robotics',
        executable='robotics-node',
        arguments=['camera', '--frame-id', value_of('frame_id'), *options],
        name='camera',
        namespace=value_of('namespace'),
        remappings=[(source, target) for source, target in topics.items() if source != target],
        output='screen',
    )]


def generate_launch_description():
    segmentation = PathJoinSubstitution([ThisLaunchFileDir(), 'segmentation.launch.py'])
    return LaunchDescription([
        DeclareLaunchArgument('rate', default_value='30', description='Images a second'),
        DeclareLaunchArgument('size', default_value='', description='WIDTHxHEIGHT; empty: 1280x720, and the own size of a video'),
        DeclareLaunchArgument('images', default_value='', description='Folder of JPEG and PNG images to show; empty: rendered streets'),
        DeclareLaunchArgument('video', default_value='', description='Video to show; empty: rendered streets'),
        DeclareLaunchArgument('frame_id', default_value='camera', description='Frame that the images name'),
        # It declares the other arguments, which the camera shares.
        IncludeLaunchDescription(PythonLaunchDescriptionSource([segmentation])),
        OpaqueFunction(function=start_camera),
    ])
