namespace Robotics.Ros2;

/// <summary>The types of ROS parameters, with the numbers of <c>rcl_interfaces/msg/ParameterType</c>.</summary>
public enum RosParameterType
{
    /// <summary>No value.</summary>
    NotSet = 0,

    /// <summary><see cref="bool"/>.</summary>
    Bool = 1,

    /// <summary><see cref="long"/>.</summary>
    Integer = 2,

    /// <summary><see cref="double"/>.</summary>
    Double = 3,

    /// <summary><see cref="string"/>.</summary>
    String = 4,

    /// <summary>Array of <see cref="byte"/>.</summary>
    ByteArray = 5,

    /// <summary>Array of <see cref="bool"/>.</summary>
    BoolArray = 6,

    /// <summary>Array of <see cref="long"/>.</summary>
    IntegerArray = 7,

    /// <summary>Array of <see cref="double"/>.</summary>
    DoubleArray = 8,

    /// <summary>Array of <see cref="string"/>.</summary>
    StringArray = 9,
}
