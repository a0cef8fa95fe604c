using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Robotics.Ros2;

/// <summary>Reads the YAML of a parameter file: node names, below them <c>ros__parameters</c>, below that values in any nesting.</summary>
internal sealed class ParameterFileReader(IParser parser, ParameterOverrides overrides)
{
    private const string ParametersKey = "ros__parameters";
    private const int MaxDepth = 64;

    internal void Read() => ReadNodes("", 0);

    private void ReadNodes(string path, int depth)
    {
        ForEachKey(path.Length == 0 ? "the file must hold a map of node names" : $"'{path}' must hold a map", depth, key =>
        {
            if (key.Value != ParametersKey)
            {
                var part = key.Value.Trim('/');
                ReadNodes(part.Length > 0 ? $"{path}/{part}" : throw Error(key, "a node name is empty"), depth + 1);
            }
            else if (path.Length == 0)
            {
                throw Error(key, $"{ParametersKey} stands without a node name above it; use /** for every node");
            }
            else if (!TryConsumeNothing())
            {
                ReadParameters(path, "", depth + 1);
            }
        });
    }

    private void ReadParameters(string node, string prefix, int depth)
    {
        ForEachKey($"{ParametersKey} of '{node}' must hold a map", depth, key =>
        {
            var name = prefix + key.Value;
            if (!ParameterNames.IsAllowed(name))
            {
                throw Error(key, $"the parameter name '{name}' is empty or has a blank");
            }

            if (parser.Current is MappingStart)
            {
                ReadParameters(node, name + ".", depth + 1);
            }
            else
            {
                overrides.Set(node, name, ParameterValueReader.Read(parser));
            }
        });
    }

    private void ForEachKey(string expectation, int depth, Action<Scalar> read)
    {
        if (!parser.TryConsume<MappingStart>(out var start))
        {
            throw Error(parser.Current, expectation);
        }

        if (depth > MaxDepth)
        {
            throw Error(start, $"the maps are nested more than {MaxDepth} deep");
        }

        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw Error(parser.Current, "a key must be a scalar");
            }

            read(key);
        }
    }

    private bool TryConsumeNothing()
        => parser.Current is Scalar { Value.Length: 0, Style: ScalarStyle.Plain } && parser.TryConsume<Scalar>(out _);

    private static YamlException Error(ParsingEvent? place, string what)
        => place is null ? new YamlException(what) : new YamlException(place.Start, place.End, what);
}
