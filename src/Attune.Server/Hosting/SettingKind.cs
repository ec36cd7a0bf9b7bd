namespace Attune.Server.Hosting;

/// <summary>What a setting's value must be.</summary>
internal enum SettingKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>A whole number from 1 to 2,147,483,647.</summary>
    Count,

    /// <summary>A whole number from 1 to 9,223,372,036,854,775,807.</summary>
    Bytes,

    /// <summary>A whole number from 0, which means no limit, to 2,147,483,647.</summary>
    Rate,

    /// <summary>A part of all, from 0 for none to 1 for all, such as 0.05.</summary>
    Share,

    /// <summary>A time span from 00:00:00.</summary>
    Duration,
}
