using System.CommandLine;
using Robotics.Nodes.Bags;
using Robotics.Nodes.Camera;
using Robotics.Nodes.Cli;
using Robotics.Nodes.Demo;
using Robotics.Nodes.Monitoring;
using Robotics.Nodes.Segmentation;

RootCommand root = new("Real-time semantic segmentation for ROS 2.")
{
    SegmentationCommand.Create(args),
    CameraCommand.Create(args),
    MonitorCommand.Create(args),
    DemoCommand.Create(),
    BagCommand.Create(args),
};
return await CommandLineRunner.RunAsync(root, args);
