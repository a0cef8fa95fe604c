namespace Robotics.Dashboard.Telemetry;

/// <summary>One reporting period of the node for the charts. Times are medians of the period in milliseconds, rates are a second.</summary>
/// <param name="Time">When the report arrived, in seconds since 1970.</param>
/// <param name="Fps">Images segmented.</param>
/// <param name="Received">Images that reached the node.</param>
/// <param name="Dropped">Images passed over for newer ones.</param>
/// <param name="Rejected">Images that could not be read.</param>
/// <param name="Receive">From the image's stamp to the node's callback.</param>
/// <param name="Preprocess">Resizing and normalising.</param>
/// <param name="Inference">Running the model.</param>
/// <param name="Postprocess">From the model's output to the mask.</param>
/// <param name="Publish">Writing and sending.</param>
/// <param name="EndToEnd">From the image's stamp to the published mask.</param>
internal sealed record MetricsPoint(
    double Time,
    double Fps,
    double Received,
    double Dropped,
    double Rejected,
    double Receive,
    double Preprocess,
    double Inference,
    double Postprocess,
    double Publish,
    double EndToEnd);
