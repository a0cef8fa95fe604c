using Robotics.Inference;
using Robotics.Training.Data;
using Robotics.Vision;

namespace Robotics.Training.Evaluation.Engines;

/// <summary>Runs one segmentation model between the robot's own kernels: picture in, mask of the same size out.</summary>
public interface ISegmentationEngine : IDisposable
{
    /// <summary>What runs the model, as reports name it.</summary>
    string Name { get; }

    /// <summary>Path of the model file.</summary>
    string Model { get; }

    /// <summary>What the file says about itself.</summary>
    ModelManifest Manifest { get; }

    /// <summary>Segments one picture.</summary>
    /// <param name="rgb">Interleaved RGB, height x width x 3 bytes.</param>
    /// <param name="size">Of the picture.</param>
    /// <param name="mask">Receives height x width class ids.</param>
    StageTimes Segment(ReadOnlySpan<byte> rgb, ImageSize size, Span<byte> mask);
}
