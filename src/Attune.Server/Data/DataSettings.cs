using System.Globalization;
using Attune.Server.Hosting;

namespace Attune.Server.Data;

/// <summary>The family's settings.</summary>
internal sealed class DataSettings
{
    private const string DeleteAfterKey = "Attune:DeleteAfter";

    /// <exception cref="OperatorException">The value is no time span, or a negative one.</exception>
    public DataSettings(IConfiguration configuration)
    {
        if (configuration[DeleteAfterKey] is not { } text)
        {
            return;
        }
        if (!TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var delay) || delay < TimeSpan.Zero)
        {
            throw new OperatorException(
                $"{DeleteAfterKey} is '{text}'. It must be a time span such as 1.00:00:00 (a day) or 00:00:00 (at once)."
            );
        }
        DeleteAfter = delay;
    }

    /// <summary>
    /// How long a deleted user stays (<c>Attune:DeleteAfter</c>): a day, as documented. Erasure requests do not wait.
    /// </summary>
    public TimeSpan DeleteAfter { get; } = TimeSpan.FromDays(1);
}
