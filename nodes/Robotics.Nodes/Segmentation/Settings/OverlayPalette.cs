namespace Robotics.Nodes.Segmentation.Settings;

/// <summary>The colours of the classes in an overlay.</summary>
internal enum OverlayPalette
{
    /// <summary>Those of the model's manifest.</summary>
    Model,

    /// <summary>Cityscapes' colours by class id.</summary>
    Cityscapes,

    /// <summary>ADE20K's colours by class id.</summary>
    Ade20k,

    /// <summary>Colours that are easy to tell apart.</summary>
    Distinct,
}
