using Microsoft.Extensions.Options;

namespace Robotics.Nodes.Segmentation;

internal sealed class SegmentationOptionsValidator : IValidateOptions<SegmentationOptions>
{
    public ValidateOptionsResult Validate(string? name, SegmentationOptions options)
    {
        List<string> faults = [];
        if (options.Model.Length == 0)
        {
            faults.Add("There is no model; give one with --model.");
        }

        if (options.Device < 0)
        {
            faults.Add($"The device is {options.Device}; the first is 0.");
        }

        if (options.Threads < 0)
        {
            faults.Add($"The number of threads is {options.Threads}; it must be 0 (one a core) or more.");
        }

        if (!(options.MaxFps >= 0) || double.IsInfinity(options.MaxFps))
        {
            faults.Add($"The limit of frames a second is {options.MaxFps}; it must be 0 (none) or more.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
