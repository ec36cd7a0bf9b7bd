using Attune.Decisions.Experiences;

namespace Attune.Core.Personalize;

/// <summary>An experience in the metadata list. Immutable.</summary>
public sealed record ExperienceMetadata(string Name, string Key, ExperienceStatus Status);
