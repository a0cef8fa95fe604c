namespace Robotics.Training.Distillation;

/// <summary>One way of distilling.</summary>
public sealed record DistillationMethod
{
    private readonly Func<DistillationOptions, Pairing, Distiller> _create;

    private DistillationMethod(
        string name, string description, DistillationOptions defaults, Func<DistillationOptions, Pairing, Distiller> create)
    {
        Name = name;
        Description = description;
        Defaults = defaults;
        _create = create;
    }

    /// <summary>Name in recipes and tables.</summary>
    public string Name { get; }

    /// <summary>One line: what it does and where it comes from.</summary>
    public string Description { get; }

    /// <summary>The options with the values of the source.</summary>
    public DistillationOptions Defaults { get; }

    /// <summary>Which feature maps of both networks it compares.</summary>
    public FeatureKind Features { get; init; }

    /// <summary>Whether it needs the teacher's mean embedding of every class.</summary>
    public bool NeedsClassCentres { get; init; }

    /// <summary>Whether the student runs on the teacher's head.</summary>
    public bool ReusesHead => Features == FeatureKind.HeadInputs;

    /// <summary>The method for one pairing.</summary>
    /// <exception cref="PairingException">The student and the teacher do not fit; the message says where.</exception>
    /// <exception cref="ArgumentException">The options are another method's, or have an impossible value.</exception>
    public Distiller Create(Pairing pairing, DistillationOptions? options = null)
    {
        options ??= Defaults;
        if (options.GetType() != Defaults.GetType())
        {
            throw new ArgumentException($"{Name} takes {Defaults.GetType().Name}, not {options.GetType().Name}.", nameof(options));
        }

        options.Validate();
        return _create(options, pairing);
    }

    internal static DistillationMethod Of<TOptions>(string name, string description, Func<TOptions, Pairing, Distiller> create)
        where TOptions : DistillationOptions, new() =>
        new(name, description, new TOptions(), (options, pairing) => create((TOptions)options, pairing));
}
