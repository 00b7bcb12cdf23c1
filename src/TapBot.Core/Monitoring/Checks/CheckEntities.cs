using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Monitoring;

/// <summary>How checks are stored.</summary>
internal sealed class CheckEntities : IEntityTypeConfiguration<CheckRow>
{
    public void Configure(EntityTypeBuilder<CheckRow> builder)
    {
        builder.ToTable("Checks");
        builder.HasKey(c => c.Name);
        builder.Property(c => c.Name).HasMaxLength(CheckRules.LongestName);
        builder.Property(c => c.Url).HasMaxLength(CheckRules.LongestUrl);
        builder.Property(c => c.Server).HasMaxLength(63);
        builder.Property(c => c.Status).HasMaxLength(CheckRules.LongestStatus);
        builder.Property(c => c.Keyword).HasMaxLength(CheckRules.LongestText);
        builder.Property(c => c.Json).HasMaxLength(CheckRules.LongestText);
        builder.Property(c => c.Value).HasMaxLength(CheckRules.LongestText);
    }
}
