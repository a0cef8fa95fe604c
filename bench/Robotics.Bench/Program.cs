using System.CommandLine;
using System.CommandLine.Invocation;
using Robotics.Bench;

const int BadUsage = 2;

ParseResult parsed = BenchCommand.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
{
    string sentence = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    Console.Error.WriteLine($"robotics: {sentence} See bench --help.");
    return BadUsage;
}

return parsed.Invoke();
