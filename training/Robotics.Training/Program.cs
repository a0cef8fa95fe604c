using Robotics.Training.Cli;

return TrainingCli.Run(args);
