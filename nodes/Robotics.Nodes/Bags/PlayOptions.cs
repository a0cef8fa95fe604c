using Robotics.Bags;

namespace Robotics.Nodes.Bags;

/// <summary>How a recording is played.</summary>
/// <param name="Part">Which messages.</param>
/// <param name="Rate">Speed; 2 is twice as fast.</param>
/// <param name="Loop">Begins again at the end.</param>
/// <param name="ClockRate">Messages a second on /clock; 0 for none.</param>
/// <param name="Wait">Begins when somebody subscribes.</param>
internal sealed record PlayOptions(BagFilter Part, double Rate, bool Loop, double ClockRate, bool Wait);
