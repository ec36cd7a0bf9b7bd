namespace Attune.Dashboard.Pages.Experiences;

/// <summary>What a template does where the user lacks an attribute.</summary>
public enum FallbackKind
{
    /// <summary>Nothing appears.</summary>
    Empty,

    /// <summary>Another text appears.</summary>
    Text,

    /// <summary>The experience is not served to this user.</summary>
    DoNotSend,
}
