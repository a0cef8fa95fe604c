using System.CommandLine;
using System.CommandLine.Parsing;
using Robotics.Training.Data;

namespace Robotics.Training.Cli;

/// <summary>Options that several verbs share, and checks on values.</summary>
internal static class CommonOptions
{
    public static Option<string?> Json() => new("--json") { Description = "Also write the figures to this file.", HelpName = "FILE" };

    public static Option<ImageSize?> Size(string description) => new("--size")
    {
        Description = description,
        HelpName = "HxW",
        CustomParser = result =>
        {
            if (ImageSize.TryParse(result.Tokens[0].Value, out ImageSize size))
            {
                return size;
            }

            result.AddError($"--size takes height x width, as in 288x512, not \"{result.Tokens[0].Value}\".");
            return null;
        },
    };

    /// <summary>A number greater than zero.</summary>
    public static Option<T> Positive<T>(string name, string description) =>
        Number<T>(name, description, sign => sign > 0, "must be greater than 0");

    /// <summary>A number that is not negative.</summary>
    public static Option<T> NotNegative<T>(string name, string description) =>
        Number<T>(name, description, sign => sign >= 0, "must not be negative");

    private static Option<T> Number<T>(string name, string description, Func<int, bool> allows, string rule)
    {
        var option = new Option<T>(name) { Description = description, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (!result.Errors.Any() && !allows(Comparer<object>.Default.Compare(result.GetValueOrDefault<T>()!, Zero<T>())))
            {
                result.AddError($"{option.Name} {rule}.");
            }
        });
        return option;
    }

    private static object Zero<T>() => Convert.ChangeType(0, Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));
}
