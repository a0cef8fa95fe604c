using System.Text.Json;
using Robotics.Dashboard.Control;
using Robotics.Msgs.RclInterfaces;

namespace Robotics.Dashboard.Tests.Control;

public class ParameterJsonTests
{
    public static TheoryData<byte, string> Values => new()
    {
        { ParameterType.PARAMETER_BOOL, "true" },
        { ParameterType.PARAMETER_INTEGER, "-9223372036854775808" },
        { ParameterType.PARAMETER_DOUBLE, "0.1" },
        { ParameterType.PARAMETER_DOUBLE, "\"NaN\"" },
        { ParameterType.PARAMETER_DOUBLE, "\"Infinity\"" },
        { ParameterType.PARAMETER_STRING, "\"text\"" },
        { ParameterType.PARAMETER_BYTE_ARRAY, "\"AQL/\"" },
        { ParameterType.PARAMETER_BOOL_ARRAY, "[true,false]" },
        { ParameterType.PARAMETER_INTEGER_ARRAY, "[1,-2]" },
        { ParameterType.PARAMETER_DOUBLE_ARRAY, "[1.5,2]" },
        { ParameterType.PARAMETER_STRING_ARRAY, "[\"a\",\"\"]" },
    };

    public static TheoryData<byte, string> Faults => new()
    {
        { ParameterType.PARAMETER_BOOL, "1" },
        { ParameterType.PARAMETER_INTEGER, "1.5" },
        { ParameterType.PARAMETER_INTEGER, "9223372036854775808" },
        { ParameterType.PARAMETER_DOUBLE, "\"much\"" },
        { ParameterType.PARAMETER_STRING, "null" },
        { ParameterType.PARAMETER_BYTE_ARRAY, "\"not base 64\"" },
        { ParameterType.PARAMETER_STRING_ARRAY, "[\"a\",1]" },
        { ParameterType.PARAMETER_INTEGER_ARRAY, "3" },
        { ParameterType.PARAMETER_NOT_SET, "3" },
        { 77, "3" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_survive_the_way_there_and_back(byte type, string json)
    {
        ParameterValue value = ParameterJson.Read(type, JsonElement.Parse(json));

        Assert.Equal(type, value.Type);
        Assert.Equal(json, ParameterJson.Write(value)!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_no_value_of_the_type_is_refused_in_words(byte type, string json)
    {
        FormatException fault = Assert.Throws<FormatException>(() => ParameterJson.Read(type, JsonElement.Parse(json)));

        Assert.StartsWith(json, fault.Message, StringComparison.Ordinal);
        Assert.Contains("no value of the type", fault.Message, StringComparison.Ordinal);
    }
}
