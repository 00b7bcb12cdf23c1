using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TapBot.Core.Databases;

/// <summary>How registered instances are stored.</summary>
internal sealed class DatabaseEntities : IEntityTypeConfiguration<DatabaseRow>, IEntityTypeConfiguration<DatabaseLogInRow>
{
    public void Configure(EntityTypeBuilder<DatabaseRow> builder)
    {
        builder.ToTable("Databases");
        builder.HasKey(d => d.Key);
        builder.Property(d => d.Key).HasMaxLength(63);
        builder.Property(d => d.Name).HasMaxLength(63);
        builder.Property(d => d.Host).HasMaxLength(DatabaseDraftRules.LongestHost);
        builder.Property(d => d.Database).HasMaxLength(DatabaseDraftRules.LongestName);
        builder.Property(d => d.Tls).HasConversion<string>().HasMaxLength(16);
        builder.Property(d => d.Server).HasMaxLength(63);
        builder.HasMany(d => d.LogIns).WithOne().HasForeignKey(l => l.DatabaseKey).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<DatabaseLogInRow> builder)
    {
        builder.ToTable("DatabaseLogIns");
        builder.HasKey(l => new { l.DatabaseKey, l.Kind });
        builder.Property(l => l.DatabaseKey).HasMaxLength(63);
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(16);
        builder.Property(l => l.User).HasMaxLength(DatabaseDraftRules.LongestName);
        builder.Property(l => l.Password).HasMaxLength(4096);
    }
}
