namespace Robotics.Ros2;

/// <summary>Walks through a command line once; see <see cref="RosArguments"/>.</summary>
internal sealed class RosArgumentParser(IReadOnlyList<string> arguments)
{
    private const string Begin = "--ros-args";
    private const string End = "--";
    private const string Assign = ":=";

    private readonly List<string> _user = [];
    private readonly List<RemapRule> _remaps = [];
    private readonly ParameterOverrides _overrides = new();
    private readonly Dictionary<string, RosLogLevel> _loggerLevels = [];
    private RosLogLevel _logLevel = RosLogLevel.Unset;
    private string? _enclave;
    private string? _logConfigFile;
    private bool _rosout = true;
    private bool _stdout = true;
    private bool _externalLibrary = true;
    private int _next;

    internal RosArguments Parse()
    {
        var inSection = false;
        while (_next < arguments.Count)
        {
            var argument = arguments[_next++];
            if (argument == Begin)
            {
                inSection = true;
            }
            else if (!inSection)
            {
                _user.Add(argument);
            }
            else if (argument == End)
            {
                inSection = false;
            }
            else
            {
                ParseOption(argument);
            }
        }

        return new RosArguments
        {
            UserArguments = _user,
            Remaps = _remaps,
            ParameterOverrides = _overrides,
            LogLevels = new RosLogLevels(_logLevel, _loggerLevels),
            Enclave = _enclave,
            LogConfigFile = _logConfigFile,
            LogsToRosout = _rosout,
            LogsToStdout = _stdout,
            LogsToExternalLibrary = _externalLibrary,
        };
    }

    private void ParseOption(string option)
    {
        switch (option)
        {
            case "-r" or "--remap":
                _remaps.Add(RemapRule.Parse(Value(option)));
                break;
            case "-p" or "--param":
                ParseParameter(Value(option));
                break;
            case "--params-file":
                ParameterYaml.ReadFile(Value(option), _overrides);
                break;
            case "-e" or "--enclave":
                _enclave = ParseEnclave(Value(option));
                break;
            case "--log-level":
                ParseLogLevel(Value(option));
                break;
            case "--log-config-file":
                _logConfigFile = Value(option);
                break;
            case "--enable-rosout-logs" or "--disable-rosout-logs":
                _rosout = Enables(option);
                break;
            case "--enable-stdout-logs" or "--disable-stdout-logs":
                _stdout = Enables(option);
                break;
            case "--enable-external-lib-logs" or "--disable-external-lib-logs":
                _externalLibrary = Enables(option);
                break;
            default:
                throw new RosArgumentException(
                    $"'{option}' is not a ROS argument; arguments of the program come before {Begin} or after {End}.");
        }
    }

    private static bool Enables(string option) => option.StartsWith("--enable-", StringComparison.Ordinal);

    private string Value(string option)
        => _next < arguments.Count && arguments[_next] is not (Begin or End)
            ? arguments[_next++]
            : throw new RosArgumentException($"The ROS argument {option} lacks its value.");

    private void ParseParameter(string rule)
    {
        var (left, right) = Split(rule, "-p", "[node:]name:=value");
        var colon = left.IndexOf(':');
        var node = colon < 0 ? ParameterOverrides.EveryNode : left[..colon];
        var name = left[(colon + 1)..];
        if (node.Length == 0 || !ParameterNames.IsAllowed(name))
        {
            throw new RosArgumentException($"The ROS argument -p {rule} is not of the form [node:]name:=value.");
        }

        _overrides.Set(node, name, ParameterYaml.ReadValue(name, right));
    }

    private void ParseLogLevel(string rule)
    {
        var at = rule.LastIndexOf(Assign, StringComparison.Ordinal);
        if (at < 0)
        {
            _logLevel = ParseLevel(rule, rule);
        }
        else if (at == 0)
        {
            throw new RosArgumentException($"The ROS argument --log-level {rule} names no logger.");
        }
        else
        {
            _loggerLevels[rule[..at]] = ParseLevel(rule[(at + Assign.Length)..], rule);
        }
    }

    private static RosLogLevel ParseLevel(string level, string rule) => level.ToLowerInvariant() switch
    {
        "unset" => RosLogLevel.Unset,
        "debug" => RosLogLevel.Debug,
        "info" => RosLogLevel.Info,
        "warn" => RosLogLevel.Warn,
        "error" => RosLogLevel.Error,
        "fatal" => RosLogLevel.Fatal,
        _ => throw new RosArgumentException(
            $"The ROS argument --log-level {rule} has the level '{level}'; it must be debug, info, warn, error, fatal or unset."),
    };

    private static string ParseEnclave(string enclave)
    {
        try
        {
            return enclave.StartsWith('/')
                ? RosNames.ExpandNamespace(enclave)
                : throw new RosArgumentException($"The enclave '{enclave}' does not begin with '/'.");
        }
        catch (RosNameException e)
        {
            throw new RosArgumentException($"The enclave '{enclave}' is not allowed. {e.Message}", e);
        }
    }

    internal static (string Left, string Right) Split(string rule, string option, string form)
    {
        var at = rule.IndexOf(Assign, StringComparison.Ordinal);
        return at > 0
            ? (rule[..at], rule[(at + Assign.Length)..])
            : throw new RosArgumentException($"The ROS argument {option} {rule} is not of the form {form}.");
    }
}
