using Attune.Core.Users;

namespace Attune.Server.Data;

/// <summary>A sound element of a bulk request.</summary>
/// <param name="Index">Its place, from 0.</param>
/// <param name="Type"><c>customer</c>, <c>event</c> or <c>device</c>.</param>
/// <param name="Change">What it asks for.</param>
internal sealed record BulkElement(int Index, string Type, UserChange Change);
