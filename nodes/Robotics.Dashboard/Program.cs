using Robotics.Dashboard.Hosting;
using Robotics.Nodes.Cli;

return await CommandLineRunner.RunAsync(DashboardCommand.Create(args), args);
