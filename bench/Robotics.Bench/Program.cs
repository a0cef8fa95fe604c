using System.CommandLine;
using System.CommandLine.Invocation;
using Robotics.Bench;

const int BadUsage = 2;

ParseResult parsed = BenchCommand.Create().Parse(args);
if (parsed.Action is ParseErrorAction)
{
    Console.Error.WriteLine($"robotics: {parsed.Errors[0].Message} See bench --help.");
    return BadUsage;
}

return parsed.Invoke();
