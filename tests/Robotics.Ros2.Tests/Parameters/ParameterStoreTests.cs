namespace Robotics.Ros2.Tests;

public class ParameterStoreTests
{
    private readonly List<string> _reports = [];

    [Fact]
    public void DeclaresWithTheDefaultOrTheOverride()
    {
        var store = Create(
            ("b", RosParameterValue.From(7L)), ("c", RosParameterValue.From(2L)), ("d", RosParameterValue.From(Array.Empty<string>())));
        Assert.Equal(1L, Declare(store, "a", 1L).As<long>());
        Assert.Equal(7L, Declare(store, "b", 1L).As<long>());
        Assert.Equal(2.0, Declare(store, "c", 1.0).As<double>());
        Assert.Empty(Declare(store, "d", new[] { 1.0 }).As<double[]>());
        Assert.Equal(["new a=1", "new b=7", "new c=2.0", "new d=[]"], _reports);
    }

    [Fact]
    public void RefusesOverridesThatDoNotFit()
    {
        var store = Create(("a", RosParameterValue.From("text")), ("b", RosParameterValue.From(11L)), ("c", RosParameterValue.From(1L)));
        Assert.Contains("of type Integer", Assert.Throws<RosArgumentException>(() => Declare(store, "a", 1L)).Message);
        Assert.Contains("1 .. 10", Assert.Throws<RosArgumentException>(
            () => Declare(store, "b", 1L, new() { Range = ParameterRange.Integers(1, 10) })).Message);
        Assert.Contains("too old", Assert.Throws<RosArgumentException>(
            () => Declare(store, "c", 2L, new() { Validate = value => value < 2 ? "too old" : null })).Message);
        Assert.Empty(store.All());
        Assert.Empty(_reports);
    }

    [Fact]
    public void RefusesWrongDeclarations()
    {
        var store = Create();
        Declare(store, "a", 1L);
        Assert.Throws<InvalidOperationException>(() => Declare(store, "a", 1L));
        Assert.Throws<ArgumentException>(() => Declare(store, "", 1L));
        Assert.Throws<ArgumentException>(() => Declare(store, "b b", 1L));
        Assert.Throws<ArgumentException>(() => Declare(store, "b", DateTime.UtcNow));
        Assert.Throws<ArgumentException>(() => Declare(store, "b", 11L, new() { Range = ParameterRange.Integers(1, 10) }));
        Assert.Throws<ArgumentException>(() => Declare(store, "b", 1.0, new() { Range = ParameterRange.Integers(1, 10) }));
        Assert.Throws<ArgumentException>(() => Declare(store, "b", "text", new() { Range = ParameterRange.Numbers(1, 10) }));
    }

    [Fact]
    public void SetsWhatIsAllowed()
    {
        var store = Create();
        Declare(store, "alpha", 0.5, new() { Range = ParameterRange.Numbers(0, 1) });
        Declare(store, "size", 4, new() { Validate = value => value % 2 == 0 ? null : $"{value} is odd." });
        Declare(store, "fixed", "x", new() { ReadOnly = true });
        _reports.Clear();

        Assert.True(Set(store, ("alpha", 0.25)).Succeeded);
        Assert.Equal("The parameter 'alpha' cannot be 2.0; its range is 0.0 .. 1.0.", Set(store, ("alpha", 2.0)).Refusal);
        Assert.Contains("range", Set(store, ("alpha", double.NaN)).Refusal);
        Assert.Equal("The parameter 'alpha' is of type Double and cannot be set to the Integer 1.", Set(store, ("alpha", 1L)).Refusal);
        Assert.Contains("is of type Double", Set(store, ("alpha", RosParameterValue.NotSet)).Refusal);
        Assert.Equal("3 is odd.", Set(store, ("size", 3L)).Refusal);
        Assert.Contains("32 bits", Set(store, ("size", 1L << 40)).Refusal);
        Assert.Equal("The parameter 'fixed' is read-only.", Set(store, ("fixed", "y")).Refusal);
        Assert.Equal("The parameter 'none' is not declared.", Set(store, ("none", 1L)).Refusal);
        Assert.Equal(["changed alpha=0.25"], _reports);
    }

    [Fact]
    public void SetsAllOrNone()
    {
        var store = Create();
        Declare(store, "a", 1L);
        Declare(store, "b", 2L);
        IReadOnlyList<RosParameterChange>? asked = null;
        store.AddValidator(changes =>
        {
            asked = changes;
            return changes.Count == 2 && changes[0].Value.Equals(changes[1].Value) ? "They must differ." : null;
        });
        _reports.Clear();
        Assert.False(Set(store, ("a", 5L), ("none", 6L)).Succeeded);
        Assert.Null(asked);
        Assert.Equal("They must differ.", Set(store, ("a", 5L), ("b", 5L)).Refusal);
        Assert.Equal(1L, store.Find("a")!.Value.As<long>());
        Assert.True(Set(store, ("a", 5L), ("b", 6L)).Succeeded);
        Assert.Equal(["changed a=5 b=6"], _reports);
    }

    [Fact]
    public void AValidatorMayNotSet()
    {
        var store = Create();
        Declare(store, "a", 1L);
        store.AddValidator(_ => Set(store, ("a", 3L)).Refusal);
        Assert.Throws<InvalidOperationException>(() => Set(store, ("a", 2L)));
        Assert.Equal(1L, store.Find("a")!.Value.As<long>());
    }

    // What rclcpp lists for these names.
    [Theory]
    [InlineData("", 0, "a a.b a.b.c ab x.y")]
    [InlineData("", 1, "a ab")]
    [InlineData("", 2, "a a.b ab x.y")]
    [InlineData("a", 0, "a a.b a.b.c")]
    [InlineData("a", 1, "a a.b")]
    [InlineData("a.b", 1, "a.b a.b.c")]
    [InlineData("x,ab", 0, "ab x.y")]
    [InlineData("none", 0, "")]
    public void ListsByPrefixAndDepth(string prefixes, ulong depth, string names)
    {
        var store = Create();
        foreach (var name in new[] { "ab", "a.b.c", "x.y", "a", "a.b" })
        {
            Declare(store, name, 0L);
        }

        Assert.Equal(names, string.Join(' ', store.List(prefixes.Length == 0 ? [] : prefixes.Split(','), depth)));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(3, true)]
    [InlineData(4, false)]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(-3, false)]
    public void IntegersKeepToSteps(long value, bool allowed)
        => Assert.Equal(allowed, ParameterRange.Integers(0, 10, 3).Contains(RosParameterValue.From(value)));

    [Theory]
    [InlineData(0.0, true)]
    [InlineData(0.3, true)]
    [InlineData(0.30000000000000004, true)]
    [InlineData(0.35, false)]
    [InlineData(0.95, true)]
    [InlineData(1.0, false)]
    [InlineData(-0.1, false)]
    [InlineData(double.NaN, false)]
    public void NumbersKeepToSteps(double value, bool allowed)
        => Assert.Equal(allowed, ParameterRange.Numbers(0, 0.95, 0.1).Contains(RosParameterValue.From(value)));

    [Fact]
    public void TheWholeRangeOfIntegersHasSteps()
    {
        var range = ParameterRange.Integers(long.MinValue, long.MaxValue, 2);
        Assert.True(range.Contains(RosParameterValue.From(0L)));
        Assert.False(range.Contains(RosParameterValue.From(1L)));
        Assert.True(range.Contains(RosParameterValue.From(long.MaxValue)));
    }

    private static RosParameterValue Declare<T>(ParameterStore store, string name, T value, ParameterOptions<T>? options = null)
    {
        var parameter = DeclaredParameter.Create(name, value, options ?? new ParameterOptions<T>());
        store.Declare(parameter);
        return parameter.Value;
    }

    private static SetParameterResult Set(ParameterStore store, params (string Name, object Value)[] changes)
        => store.Set([.. changes.Select(change => new RosParameterChange(change.Name, change.Value switch
        {
            long integer => RosParameterValue.From(integer),
            double number => RosParameterValue.From(number),
            string text => RosParameterValue.From(text),
            _ => (RosParameterValue)change.Value,
        }))]);

    private ParameterStore Create(params (string Name, RosParameterValue Value)[] overrides)
        => new(overrides.ToDictionary(given => given.Name, given => given.Value))
        {
            Report = (changes, areNew) => _reports.Add(
                (areNew ? "new " : "changed ") + string.Join(' ', changes.Select(change => $"{change.Name}={change.Value}"))),
        };

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(double.NaN)]
    [InlineData(double.MaxValue)]
    public void NothingBeyondAllNumbersIsInARange(double value)
    {
        var store = new ParameterStore(new Dictionary<string, RosParameterValue>());
        store.Declare(DeclaredParameter.Create("alpha", 0.5, new() { Range = ParameterRange.Numbers(0, 1) }));

        Assert.False(store.Set([new RosParameterChange("alpha", RosParameterValue.From(value))]).Succeeded);
    }
}
