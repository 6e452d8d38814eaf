// Reads one relation through JDBC as a BI tool would and prints its columns, then its rows as COPY does:
//   java -cp postgresql.jar Read.java URL "SELECT ..."
import java.sql.*;

public class Read {
  public static void main(String[] args) throws Exception {
    try (Connection c = DriverManager.getConnection(args[0]); Statement s = c.createStatement(); ResultSet r = s.executeQuery(args[1])) {
      ResultSetMetaData m = r.getMetaData();
      StringBuilder head = new StringBuilder();
      for (int i = 1; i <= m.getColumnCount(); i++) head.append(i > 1 ? "\t" : "").append(m.getColumnName(i)).append(':').append(m.getColumnTypeName(i));
      System.out.println(head);
      while (r.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= m.getColumnCount(); i++) {
          Object v = m.getColumnTypeName(i).equals("numeric") ? r.getBigDecimal(i) : r.getString(i);
          String text = v instanceof java.math.BigDecimal ? ((java.math.BigDecimal) v).toPlainString() : String.valueOf(v);
          text = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r");
          row.append(i > 1 ? "\t" : "").append(v == null ? "\\N" : text);
        }
        System.out.println(row);
      }
    }
  }
}
