namespace Robotics.Ros2;

/// <summary>The declared parameters of a node: what they are, and who may change them how. Safe to use from several threads.</summary>
internal sealed class ParameterStore(IReadOnlyDictionary<string, RosParameterValue> overrides)
{
    private const char Separator = '.';

    // One change at a time, validators included, which may take long; reading does not wait for them.
    private readonly Lock _changing = new();
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, DeclaredParameter> _declared = new(StringComparer.Ordinal);
    private readonly List<Func<IReadOnlyList<RosParameterChange>, string?>> _validators = [];
    private bool _validating;

    /// <summary>Reports every declaration (true) and change (false) in its order, on the thread that made it.</summary>
    internal Action<IReadOnlyList<RosParameterChange>, bool> Report { get; set; } = (_, _) => { };

    /// <exception cref="InvalidOperationException">The parameter is declared already, or a validator declares one.</exception>
    /// <exception cref="RosArgumentException">The override is refused.</exception>
    /// <exception cref="ArgumentException">The default is refused, or the name is not allowed.</exception>
    internal void Declare(DeclaredParameter parameter)
    {
        if (!ParameterNames.IsAllowed(parameter.Name))
        {
            throw new ArgumentException($"The parameter name '{parameter.Name}' is empty or has a blank.");
        }

        lock (_changing)
        {
            CheckNotValidating();
            if (Find(parameter.Name) is not null)
            {
                throw new InvalidOperationException($"The parameter '{parameter.Name}' is declared already.");
            }

            if (parameter.FindFault(parameter.Default) is { } fault)
            {
                throw new ArgumentException($"The default of the parameter '{parameter.Name}' is refused. {fault}");
            }

            if (overrides.TryGetValue(parameter.Name, out var value))
            {
                value = parameter.Interpret(value);
                parameter.Value = parameter.FindFault(value) is { } reason
                    ? throw new RosArgumentException($"The value {value} given for the parameter '{parameter.Name}' is refused. {reason}")
                    : value;
            }

            lock (_gate)
            {
                _declared.Add(parameter.Name, parameter);
            }

            Report([new(parameter.Name, parameter.Value)], true);
        }
    }

    internal void AddValidator(Func<IReadOnlyList<RosParameterChange>, string?> validator)
    {
        lock (_changing)
        {
            CheckNotValidating();
            _validators.Add(validator);
        }
    }

    internal DeclaredParameter? Find(string name)
    {
        lock (_gate)
        {
            return _declared.GetValueOrDefault(name);
        }
    }

    /// <summary>The parameters of these names, or none when one of them is not declared, as rclcpp answers.</summary>
    internal IReadOnlyList<DeclaredParameter> FindAll(IEnumerable<string> names)
    {
        lock (_gate)
        {
            var found = names.Select(name => _declared.GetValueOrDefault(name)).ToArray();
            return Array.Exists(found, parameter => parameter is null) ? [] : [.. found.OfType<DeclaredParameter>()];
        }
    }

    internal IReadOnlyList<DeclaredParameter> All()
    {
        lock (_gate)
        {
            return [.. _declared.Values];
        }
    }

    /// <summary>
    /// The names that are a prefix or lie below one, at most <paramref name="depth"/> levels deep (0: any); without prefixes, of all.
    /// </summary>
    internal IReadOnlyList<string> List(IReadOnlyCollection<string> prefixes, ulong depth)
    {
        bool IsShallow(ReadOnlySpan<char> name) => depth == 0 || (ulong)name.Count(Separator) < depth;
        bool IsBelow(string name, string prefix) => name == prefix
            || (name.StartsWith(prefix + Separator, StringComparison.Ordinal) && IsShallow(name.AsSpan(prefix.Length + 1)));
        return [.. All().Select(parameter => parameter.Name)
            .Where(name => prefixes.Count == 0 ? IsShallow(name) : prefixes.Any(prefix => IsBelow(name, prefix)))];
    }

    /// <summary>Sets all of them or none.</summary>
    /// <exception cref="InvalidOperationException">A validator sets parameters.</exception>
    internal SetParameterResult Set(IReadOnlyList<RosParameterChange> changes)
    {
        lock (_changing)
        {
            CheckNotValidating();
            var refusal = FindRefusal(changes);
            if (refusal is null && changes.Count > 0)
            {
                foreach (var change in changes)
                {
                    Find(change.Name)!.Value = change.Value;
                }

                Report(changes, false);
            }

            return new SetParameterResult(refusal);
        }
    }

    private string? FindRefusal(IReadOnlyList<RosParameterChange> changes)
    {
        _validating = true;
        try
        {
            return changes.Select(FindRefusal).FirstOrDefault(reason => reason is not null)
                ?? _validators.Select(validator => validator(changes)).FirstOrDefault(reason => reason is not null);
        }
        finally
        {
            _validating = false;
        }
    }

    private string? FindRefusal(RosParameterChange change) => Find(change.Name) switch
    {
        null => $"The parameter '{change.Name}' is not declared.",
        { ReadOnly: true } => $"The parameter '{change.Name}' is read-only.",
        var parameter => parameter.FindFault(change.Value),
    };

    private void CheckNotValidating()
    {
        if (_validating)
        {
            throw new InvalidOperationException("A validator may not declare or set parameters; do it when the change is reported.");
        }
    }
}
