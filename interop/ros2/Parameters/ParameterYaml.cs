using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Robotics.Ros2;

/// <summary>Reads parameter values and files with the rules of rcl's YAML parser.</summary>
internal static class ParameterYaml
{
    private const int MaxFileBytes = 16 * 1024 * 1024;

    /// <exception cref="RosArgumentException">The file cannot be read, or is not a parameter file.</exception>
    internal static void ReadFile(string path, ParameterOverrides overrides)
    {
        string text;
        try
        {
            var file = new FileInfo(path);
            text = file.Length <= MaxFileBytes
                ? File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true))
                : throw new RosArgumentException($"The parameter file '{path}' has {file.Length} bytes; {MaxFileBytes} are allowed.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or (ArgumentException and not RosArgumentException))
        {
            throw new RosArgumentException($"The parameter file '{path}' cannot be read: {e.Message}", e);
        }

        ReadText(text, path, overrides);
    }

    /// <summary>Reads the text of a parameter file.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="overrides">What to add it to.</param>
    /// <exception cref="RosArgumentException">It is not that of a parameter file.</exception>
    internal static void ReadText(string text, string source, ParameterOverrides overrides)
        => Read(text, $"The parameter file '{source}'", parser => new ParameterFileReader(parser, overrides).Read());

    /// <summary>Reads the value of <c>-p name:=value</c>.</summary>
    /// <exception cref="RosArgumentException">It is neither a scalar nor an array of one type.</exception>
    internal static RosParameterValue ReadValue(string name, string text)
    {
        var value = RosParameterValue.NotSet;
        Read(text, $"The value '{text}' of the parameter '{name}'", parser => value = ParameterValueReader.Read(parser));
        return value;
    }

    private static void Read(string text, string what, Action<IParser> read)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                throw new YamlException("it is empty");
            }

            read(parser);
            parser.Consume<DocumentEnd>();
            parser.Consume<StreamEnd>();
        }
        catch (Exception e) when (e is YamlException or InvalidOperationException or ArgumentException)
        {
            // The scanner also stumbles over broken surrogates and tokens behind the end, with exceptions of other types.
            var place = e is YamlException { Start.Line: > 0 } yaml ? $" (line {yaml.Start.Line})" : "";
            throw new RosArgumentException($"{what} is not understood: {e.Message.TrimEnd('.')}{place}.", e);
        }
    }
}
