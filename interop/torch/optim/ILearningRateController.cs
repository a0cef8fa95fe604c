namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>What a learning rate scheduler sees of a group of parameters.</summary>
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            /// <summary>The rate that the group began with.</summary>
            double InitialLearningRate { get; set; }
        }
    }
}
