using Robotics.Nodes.Reports;

namespace Robotics.Nodes.Bags.Evaluation.Report;

/// <summary>Frames with what the models made of them.</summary>
internal sealed class FrameGallery(EvalSubject subject, string[] names)
{
    private const double NanosecondsPerSecond = 1e9;

    public void AddTo(HtmlPage page, string heading, IReadOnlyList<FramePicture> pictures)
    {
        if (pictures.Count > 0)
        {
            page.Section(heading, section =>
            {
                foreach (FramePicture picture in pictures)
                {
                    Add(section, picture);
                }
            });
        }
    }

    private void Add(HtmlPage page, FramePicture picture)
    {
        page.Raw("<div class=\"frames\">\n");
        double time = (picture.Recorded - subject.StartStamp) / NanosecondsPerSecond;
        AddFigure(page, picture.Camera, FormattableString.Invariant($"{time:0.00} s, stamp {picture.Stamp}"));
        for (int i = 0; i < names.Length; i++)
        {
            string name = names.Length > 1 ? names[i] : "Model";
            AddFigure(page, picture.Masks[i], FormattableString.Invariant($"{name}: {picture.Scores[i]:0.000}"));
        }

        if (picture.Target is { } target)
        {
            AddFigure(page, target, subject.Truth is not null ? "Truth" : "Reference");
        }

        page.Raw("</div>\n");
    }

    private static void AddFigure(HtmlPage page, byte[] jpeg, string caption) =>
        page.Add($"<figure><img alt=\"{caption}\" src=\"{EmbeddedImage.DataUri(jpeg)}\"/><figcaption>{caption}</figcaption></figure>\n");
}
