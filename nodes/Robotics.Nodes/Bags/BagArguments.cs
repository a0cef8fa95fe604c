using System.CommandLine;
using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>Arguments and options that several verbs on recordings have.</summary>
internal static class BagArguments
{
    private const double NanosecondsPerSecond = 1e9;

    public static Argument<string> Input(string name = "bag") =>
        new(name) { Description = "The recording: a folder, or a .mcap or .db3 file" };

    public static Argument<string> Output() => new("out") { Description = "A new folder for the recording" };

    public static Option<string?> Json() => new("--json") { Description = "Write the figures into this file too", HelpName = "file" };

    public static Option<BagStorage> Storage() => new("--storage")
    {
        Description = "Storage of the new recording",
        HelpName = "mcap|sqlite3",
        DefaultValueFactory = _ => BagStorage.Mcap,
    };

    public static Option<BagCompression> Compression(BagCompression usual) => new("--compression")
    {
        Description = "Compression of the new recording: chunks of MCAP, or messages of SQLite, which take zstd only",
        HelpName = "none|lz4|zstd",
        DefaultValueFactory = _ => usual,
    };

    public static Option<string[]> Topics(string description) => new("--topics")
    {
        Description = description,
        HelpName = "topic",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public static Option<double> Seconds(string name, string description, double usual)
    {
        Option<double> option = new(name) { Description = description, HelpName = "s", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValue(option) is >= 0)
            {
                return;
            }

            result.AddError($"{name} must be 0 or more seconds.");
        });
        return option;
    }

    /// <summary>The part of a recording that lies between two times from its beginning, in seconds.</summary>
    public static BagFilter Part(BagReader reader, string[] topics, double start, double end)
    {
        if (topics.FirstOrDefault(name => reader.Topics.All(topic => topic.Name != name)) is { } unknown)
        {
            throw new BagException(
                $"{reader.Path} has no topic {unknown}; it has {string.Join(", ", reader.Topics.Select(topic => topic.Name))}.");
        }

        return new BagFilter
        {
            Topics = topics.Length == 0 ? null : topics.ToHashSet(),
            Start = start == 0 ? long.MinValue : reader.StartStamp + (long)(start * NanosecondsPerSecond),
            End = double.IsInfinity(end) ? long.MaxValue : reader.StartStamp + (long)(end * NanosecondsPerSecond),
        };
    }

    /// <summary>Refuses what the options ask for together before anything is read.</summary>
    public static void RefuseLz4InSqlite(this Command command, Option<BagStorage> storage, Option<BagCompression> compression) =>
        command.Validators.Add(result =>
        {
            if (!result.Children.Any(child => child.Errors.Any())
                && result.GetValue(storage) == BagStorage.Sqlite3
                && result.GetValue(compression) == BagCompression.Lz4)
            {
                result.AddError("lz4 compresses chunks of MCAP only: take zstd, or MCAP as storage.");
            }
        });
}
