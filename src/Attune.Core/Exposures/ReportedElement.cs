using Attune.Core.Users;

namespace Attune.Core.Exposures;

/// <summary>An element of a report that is sound in itself.</summary>
/// <param name="Index">Its place in the report, from 0.</param>
/// <param name="Change">The user, and the impressions and clicks as events.</param>
public sealed record ReportedElement(int Index, UserChange Change);
