using Microsoft.Extensions.Options;

namespace Robotics.Nodes.Hosting;

internal sealed class RunOptionsValidator : IValidateOptions<RunOptions>
{
    public ValidateOptionsResult Validate(string? name, RunOptions options) =>
        options.Seconds is { } seconds && !(seconds > 0 && seconds <= int.MaxValue / 1000)
            ? ValidateOptionsResult.Fail($"The time to run is {seconds} s; it must be above 0 and below 24 days.")
            : ValidateOptionsResult.Success;
}
