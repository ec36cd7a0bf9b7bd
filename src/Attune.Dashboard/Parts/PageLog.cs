using Microsoft.Extensions.Logging;

namespace Attune.Dashboard.Parts;

/// <summary>What pages write to the log.</summary>
internal static partial class PageLog
{
    [LoggerMessage(1, LogLevel.Error, "A page of the dashboard failed")]
    public static partial void Failed(ILogger logger, Exception failure);
}
