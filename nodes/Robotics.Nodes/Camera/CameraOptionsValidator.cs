using Microsoft.Extensions.Options;
using Robotics.Vision.StreetScenes;

namespace Robotics.Nodes.Camera;

internal sealed class CameraOptionsValidator : IValidateOptions<CameraOptions>
{
    private const double MaxRate = 1000;

    public ValidateOptionsResult Validate(string? name, CameraOptions options)
    {
        List<string> faults = [.. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(CameraOptions options)
    {
        if (options.ImageFolder is not null && options.VideoFile is not null)
        {
            yield return "The camera shows either --images or --video, not both.";
        }

        if (options.Size is { } size && !IsSize(size))
        {
            yield return
                $"The size is '{size}'; write it as 1280x720, each side {StreetScenesRenderer.MinSize} to "
                    + $"{StreetScenesRenderer.MaxSize} pixels.";
        }

        if (options is { Size: not null, ImageFolder: not null })
        {
            yield return "Images of a folder are shown in their own size; leave --size out.";
        }

        if (!(options.Rate > 0 && options.Rate <= MaxRate))
        {
            yield return $"The rate is {options.Rate}; it must be above 0 and at most {MaxRate} frames a second.";
        }

        if (options.Frames < 0)
        {
            yield return $"The number of frames is {options.Frames}; it must be 0 (no limit) or more.";
        }

        if (options.Scenes < 1 || options.FramesPerScene < 1)
        {
            yield return "At least one scene with one frame must be rendered.";
        }
    }

    private static bool IsSize(string text) => FrameSize.TryParse(text, out FrameSize size) && size.CanBeRendered;
}
