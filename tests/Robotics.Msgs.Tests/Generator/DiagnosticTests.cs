using Microsoft.CodeAnalysis;

namespace Robotics.Msgs.Tests.Generator;

/// <summary>What is wrong with an interface file is said at its line.</summary>
public class DiagnosticTests
{
    private const string Message = "/ws/my_msgs/msg/Thing.msg";
    private const string Service = "/ws/my_msgs/srv/DoThing.srv";

    [Theory]
    [InlineData(Message, "uint8 ok\nuint8", 2, "neither a field (type name) nor a constant")]
    [InlineData(Message, "uint8 Bad", 1, "'Bad' is not a field name")]
    [InlineData(Message, "uint8 a__b", 1, "'a__b' is not a field name")]
    [InlineData(Message, "uint8 a\n\n# again\nint8 a", 4, "'a' is used twice")]
    [InlineData(Message, "uint8 a_1\nuint8 a1", 2, "same C# name")]
    [InlineData(Message, "uint9 a", 1, "'uint9' is not a message name")]
    [InlineData(Message, "a/b/C d", 1, "'a/b/C' is not a type")]
    [InlineData(Message, "Other other", 1, "my_msgs/msg/Other is unknown")]
    [InlineData(Message, "uint8[0] a", 1, "'0' in the type 'uint8[0]'")]
    [InlineData(Message, "uint8[<=-1] a", 1, "'-1' in the type 'uint8[<=-1]'")]
    [InlineData(Message, "uint8] a", 1, "has no '['")]
    [InlineData(Message, "string<=x a", 1, "'x' in the type 'string<=x'")]
    [InlineData(Message, "uint8 lower=1", 1, "'lower' is not a constant name")]
    [InlineData(Message, "uint8[2] A=1", 1, "must have a primitive type")]
    [InlineData(Message, "uint8 A=256", 1, "from 0 to 255")]
    [InlineData(Message, "int8 A=-129", 1, "from -128 to 127")]
    [InlineData(Message, "int64 A=0x8000000000000000", 1, "from -9223372036854775808 to 9223372036854775807")]
    [InlineData(Message, "uint8 A=1.5", 1, "'1.5' is not a whole number")]
    [InlineData(Message, "float32 A=one", 1, "'one' is not a floating-point number")]
    [InlineData(Message, "bool A=yes", 1, "'yes' is not a bool")]
    [InlineData(Message, "string A='it's'", 1, "must be written as \\'")]
    [InlineData(Message, "string<=2 a 'abc'", 1, "longer than the 2 characters")]
    [InlineData(Message, "uint8[2] a 1", 1, "between '[' and ']'")]
    [InlineData(Message, "uint8[2] a [1, 2, 3]", 1, "The default has 3 elements, and the array 2")]
    [InlineData(Message, "uint8[<=2] a [1, 2, 3]", 1, "The default has 3 elements, and the type allows 2")]
    [InlineData(Message, "Thing thing", 1, "contains itself")]
    [InlineData(Service, "bool a", 1, "has 0")]
    [InlineData(Service, "---\nbool a\n---", 3, "has 2")]
    [InlineData(Service, "bool a\n---\nbool B", 3, "'B' is not a field name")]
    [InlineData("/ws/my_msgs/Thing.msg", "uint8 a", 1, "must lie in a folder package/msg/")]
    [InlineData("/ws/My_msgs/msg/Thing.msg", "uint8 a", 1, "'My_msgs' is not a package name")]
    [InlineData("/ws/my_msgs/msg/thing.msg", "uint8 a", 1, "'thing' is not a message name")]
    public void NamesFileLineAndCause(string path, string text, int line, string cause)
    {
        var eventInfo = ("/ws/service_msgs/msg/ServiceEventInfo.msg", "uint8 event_type");
        var diagnostic = Assert.Single(GeneratorRun.DiagnosticsOf((path, text), eventInfo));

        Assert.Equal("ROS001", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.Contains(cause, diagnostic.GetMessage(), StringComparison.Ordinal);
        Assert.Equal(path, diagnostic.Location.GetLineSpan().Path);
        Assert.Equal(line - 1, diagnostic.Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void ReportsEveryBadLine()
    {
        var diagnostics = GeneratorRun.DiagnosticsOf((Message, "uint8 A\nuint8 good\nfoo bar"));

        Assert.Equal([0, 2], diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line));
    }

    [Fact]
    public void ReportsALongerCircle()
    {
        var diagnostics = GeneratorRun.DiagnosticsOf(("/ws/p/msg/A.msg", "B b"), ("/ws/p/msg/B.msg", "A[] a"));

        Assert.Equal(2, diagnostics.Count(diagnostic => diagnostic.GetMessage().Contains("contains itself", StringComparison.Ordinal)));
    }

    [Fact]
    public void ReportsASecondDefinition()
    {
        var diagnostic = Assert.Single(GeneratorRun.DiagnosticsOf(("/one/p/msg/A.msg", "uint8 a"), ("/two/p/msg/A.msg", "uint8 b")));

        Assert.Equal("/two/p/msg/A.msg", diagnostic.Location.GetLineSpan().Path);
    }

    [Fact]
    public void AServiceNeedsTheTypeOfItsEvents()
    {
        var diagnostic = Assert.Single(GeneratorRun.DiagnosticsOf((Service, "---")));

        Assert.Contains("service_msgs/msg/ServiceEventInfo is unknown", diagnostic.GetMessage(), StringComparison.Ordinal);
    }
}
