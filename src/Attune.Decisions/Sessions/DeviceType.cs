namespace Attune.Decisions.Sessions;

/// <summary>
/// The kind of thing that a request came from. Rules offer <see cref="Mobile"/>, <see cref="Tablet"/> and
/// <see cref="Desktop"/> (wire.md 1.5) and the others beside them. <see cref="Unknown"/> matches no rule.
/// </summary>
public enum DeviceType : byte
{
    /// <summary>No user agent was passed, or it says nothing about the device.</summary>
    Unknown = 0,

    /// <summary>A telephone, or a player of its size.</summary>
    Mobile,

    /// <summary>A tablet or an e-book reader.</summary>
    Tablet,

    /// <summary>A computer, also one with a touch screen.</summary>
    Desktop,

    /// <summary>A program that fetches pages without a person in front of it.</summary>
    Bot,

    /// <summary>A television or a box beneath one.</summary>
    Tv,

    /// <summary>A games console, also one that is held in the hand.</summary>
    Console,

    /// <summary>A watch or a headset.</summary>
    Wearable,
}
