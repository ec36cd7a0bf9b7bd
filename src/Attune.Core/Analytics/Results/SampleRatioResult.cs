namespace Attune.Core.Analytics.Results;

/// <summary>Whether users fell to the arms as the shares promise.</summary>
/// <param name="PValue">Valid at any time of looking.</param>
/// <param name="IsMismatch">Something loses or adds users unevenly: no verdict is shown until it is found.</param>
public sealed record SampleRatioResult(double PValue, bool IsMismatch);
