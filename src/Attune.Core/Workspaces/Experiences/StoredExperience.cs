using Attune.Core.Workspaces.Documents;

namespace Attune.Core.Workspaces.Experiences;

/// <summary>An experience's document and the record in it.</summary>
internal sealed record StoredExperience(Document Document, ExperienceRecord Record);
