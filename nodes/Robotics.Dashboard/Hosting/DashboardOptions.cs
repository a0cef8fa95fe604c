using System.Net;

namespace Robotics.Dashboard.Hosting;

/// <summary>Where the page is served, and what it shows.</summary>
/// <param name="Address">The address to listen on.</param>
/// <param name="Port">The port to listen on; 0 for any that is free.</param>
/// <param name="Node">Full name of the segmentation node.</param>
internal sealed record DashboardOptions(IPAddress Address, int Port, string Node);
